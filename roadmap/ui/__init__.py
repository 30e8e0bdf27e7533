"""The front door and the Streamlit pieces that pages share."""
