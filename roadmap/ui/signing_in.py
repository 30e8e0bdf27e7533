"""Signing in with the organisation's own accounts (OpenID Connect), in the shared way to run only.

Which provider it is stands in Streamlit's own file of secrets. Nothing of it is asked for in the other ways: without
that file the calls below would raise.
"""

import os

import streamlit as st

from roadmap.ui.storage import store

#: The e-mail of the first keeper, read while there is none yet.
KEEPER = "ROADMAP_KEEPER"


def signed_in() -> str | None:
    """The e-mail of whoever signed in, where their provider does not say it is unproven; None before."""
    if not st.user.get("is_logged_in", False):
        return None
    email, verified = st.user.get("email"), st.user.get("email_verified", True)
    return email if isinstance(email, str) and email.strip() and verified in (True, "true") else None


def name_first_keeper() -> bool:
    """Make whoever ROADMAP_KEEPER names the keeper, once; returns whether there is a keeper."""
    return store().name_first_keeper(os.environ.get(KEEPER, ""))


def sign_in() -> None:
    """Go to the provider's own page."""
    st.login()


def sign_out() -> None:
    """Forget the sign-in in this browser."""
    st.logout()
