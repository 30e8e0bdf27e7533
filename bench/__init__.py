"""Benchmarks, each against a floor measured in the same run. `make bench` runs them and writes docs/performance.md."""
