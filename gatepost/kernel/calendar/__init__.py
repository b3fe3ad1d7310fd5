"""Days as people here count them: lunar dates, festivals, holidays and moved working days, and how a date is spoken."""
