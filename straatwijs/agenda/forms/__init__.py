"""What people send to this stage."""
