/* commands.h - declares every command named in commands.def. */
#ifndef COMMANDS_H
#define COMMANDS_H

typedef int Command(int argc, char **argv);     /* argv[0] is the command's name; returns the exit status */

#define COMMAND(name, run, help) Command run;
#include "commands.def"
#undef COMMAND

#endif
