"""Five months at the gates, drawn person by person: who leaves comes home, who is inside can leave, and the rules of the day hold."""
