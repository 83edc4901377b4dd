"""Reports, looked at page by page before they are printed or saved."""
