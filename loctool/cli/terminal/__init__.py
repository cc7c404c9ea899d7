"""What people see in a terminal: findings, tables, progress."""
