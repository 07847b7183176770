"""What a CSV file of measured values must be like. The examples are whole files."""

from generator.problems import Rule

SIZE_LIMIT = 1_000_000  # bytes
ROW_LIMIT = 20_500
LEAST = 2  # values

SIZE = Rule(
    "OUT501",
    f"A trace has at most {SIZE_LIMIT:,} bytes and {ROW_LIMIT:,} rows.",
    why="Two weeks by the minute are 20,160 rows, and no page shows more. Of a longer time, give every fifth minute, or hours.",
    wrong=f"time,value\n# Imagine {ROW_LIMIT + 1:,} rows here.\n",
    right="time,value\n2024-01-20T18:40+05:00,5120\n2024-01-20T18:45+05:00,2010\n",
)
HEADER = Rule(
    "OUT502",
    "A trace begins with the line time,value or time,value,low,high.",
    why="Whoever opens the file must see what each column is; low and high bound what the instrument cannot tell apart.",
    wrong="2024-01-20,5120\n2024-01-21,2010\n",
    right="time,value\n2024-01-20,5120\n2024-01-21,2010\n",
)
CELLS = Rule(
    "OUT503",
    "Each line is one row, with as many values between commas as the first line has names.",
    wrong="time,value\n2024-01-20,5,120\n2024-01-21,2010\n2024-01-22,2010\n",
    right="time,value\n2024-01-20,5120\n2024-01-21,2010\n2024-01-22,2010\n",
)
TIME = Rule(
    "OUT504",
    "The times of a trace are all days, or all clock times with their zone.",
    why="18:40 in Karachi and 18:40 in London are five hours apart. A day is one on the clocks of the incident's place.",
    wrong="time,value\n2024-01-20T18:40,5120\n2024-01-20T18:45,2010\n",
    right="time,value\n2024-01-20T18:40+05:00,5120\n2024-01-20T18:45+05:00,2010\n",
)
ORDER = Rule(
    "OUT505",
    "Each time of a trace is later than the one before it.",
    why="Two values for one time contradict each other, and of lines out of order nobody can say what is missing.",
    wrong="time,value\n2024-01-21,5120\n2024-01-20,2010\n",
    right="time,value\n2024-01-20,2010\n2024-01-21,5120\n",
)
NUMBER = Rule(
    "OUT506",
    "A value is a plain number, such as 5120 or -0.5; where nothing was measured, the place is empty.",
    why="NaN, n/a and - are written by programs and mean different things; an empty place is a gap, and 0 is a measurement.",
    wrong="time,value\n2024-01-20,5120\n2024-01-21,n/a\n2024-01-22,2010\n",
    right="time,value\n2024-01-20,5120\n2024-01-21,\n2024-01-22,2010\n",
)
BOUNDS = Rule(
    "OUT507",
    "A value lies between its low and its high; both bounds are there, or neither.",
    wrong="time,value,low,high\n2024-01-20,5120,5200,5300\n2024-01-21,2010,,\n",
    right="time,value,low,high\n2024-01-20,5120,5100,5300\n2024-01-21,2010,,\n",
)
ENOUGH = Rule(
    "OUT508",
    f"A trace has at least {LEAST} values.",
    why="A single value is no course over time; write it into the measurement, under says.",
    wrong="time,value\n2024-01-20,5120\n2024-01-21,\n",
    right="time,value\n2024-01-20,5120\n2024-01-21,2010\n",
)

RULES: tuple[Rule, ...] = (SIZE, HEADER, CELLS, TIME, ORDER, NUMBER, BOUNDS, ENOUGH)
