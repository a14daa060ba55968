"""Cases and results written for people: workbooks."""
