/* The cells that both sides of the comparison integrate, as the harness writes them: 8 bytes "ANOIKIS1", the number of cells and of
 * numbers a cell (64-bit; its parameters for each segment of its course), then every cell's parameters (binary64), all in the machine's own byte order. */
#ifndef CELLS_H
#define CELLS_H

#include <stdbool.h>

struct cells {
    long count;
    long parameters;
    double* values;
};

/* false, with a message on stderr, when the file is missing, short or made for another network */
bool cells_read(const char* path, struct cells* cells);

/* rows of doubles, to a file; false with a message when it cannot be written */
bool rows_write(const char* path, const double* values, long rows, long columns);

#endif
