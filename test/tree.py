"""tree.py - a sheet of 5,000 people in a line of nine levels, half of whom take part."""
import random
random.seed(9)
levels, start, n = [1, 4, 14, 50, 170, 500, 1100, 1561, 1600], [0], 5000
for k in levels: start.append(start[-1] + k)
assert start[-1] == n
print("Email,Name,Role,Manager,Topics")
for level in range(9):
    for i in range(start[level], start[level + 1]):
        up = f"p{random.randrange(start[level - 1], start[level])}@x.org" if level else ""
        role = random.choice(["Mentor", "Mentee", "Mentee", "Both"]) if random.random() < .5 else ""
        print(f"p{i}@x.org,Person {i},{role},{up},{random.choice(['Grants', 'Teaching', 'Law', 'Art'])}")
