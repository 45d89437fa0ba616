"""Working on plans: each action asks who does it, keeps the gates, and leaves an audit record."""
