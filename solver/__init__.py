"""The project in plain Python: domain, rules, goals, model, explanations. No web and no database."""
