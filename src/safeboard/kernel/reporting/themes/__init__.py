"""Five themed dashboards that sub groups own, and what other strategic boards share of them (SYS-55, W22)."""
