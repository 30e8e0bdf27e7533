"""An attacker with a computer: takes everything published and looks for people who can be picked out.

Nothing in this folder but the tests knows how the tables were chosen. `published` holds what lies open,
`subtracting` adds and subtracts tables, `cells` asks integer programmes, `knowing_the_rules` knows the
rules as well, `surveys` makes random assessments, `realistic` counts what stays visible.
"""
