"""What stands out: streets where clearly more or less is noted than the looking explains. Who decides is the team."""
