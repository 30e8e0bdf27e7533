"""The floor: a bare Streamlit page with one radio that saves durably (SQLite, write-ahead log, synchronous=FULL)."""

import os
import sqlite3

import streamlit as st


@st.cache_resource
def database() -> sqlite3.Connection:
    connection = sqlite3.connect(os.environ["BARE_DATABASE"], check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS answer (item TEXT PRIMARY KEY, answer TEXT)")
    return connection


count = st.session_state.setdefault("count", 0)
answer = st.radio("Staff have protected time to reflect on their work", ["one", "two", "three", "four", "five"], index=None)
if answer and st.session_state.get("last") != answer:
    database().execute(
        "INSERT INTO answer VALUES ('item', ?) ON CONFLICT (item) DO UPDATE SET answer = excluded.answer", [answer]
    )
    st.session_state["last"] = answer
    st.session_state["count"] = count = count + 1
st.progress(0.5, text=f"{count} answered.")
