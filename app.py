"""Builds the server: `streamlit run app.py` starts it."""

import streamlit as st

from roadmap.ui import routes, server

app = st.App("roadmap/ui/front.py", routes=routes.all_routes(), lifespan=server.lifespan, on_script_error=server.say_sorry)
