"""What a result tells: the audit, reasons, coverage, cost."""
