"""Plans: seven steps, goals with a baseline, measures, links between tasks, money, people, and the proof."""
