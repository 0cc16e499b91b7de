#include "cells.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network.h"

bool cells_read(const char* path, struct cells* cells) {
    char magic[8];
    int64_t sizes[2];
    FILE* file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return false;
    }
    bool header = fread(magic, 1, sizeof magic, file) == sizeof magic && memcmp(magic, "ANOIKIS1", sizeof magic) == 0 &&
                  fread(sizes, sizeof sizes[0], 2, file) == 2 && sizes[0] >= 0 && sizes[0] < INT32_MAX;
    if (!header || sizes[1] != (int64_t)network_parameters * network_segments) {
        fprintf(stderr, "%s: not the cells of this network\n", path);
        fclose(file);
        return false;
    }
    cells->count = sizes[0];
    cells->parameters = sizes[1];
    size_t wanted = (size_t)sizes[0] * (size_t)sizes[1];
    cells->values = malloc(sizeof(double) * (wanted + 1));
    bool complete = cells->values && fread(cells->values, sizeof(double), wanted, file) == wanted;
    if (!complete) fprintf(stderr, "%s: shorter than its header says\n", path);
    fclose(file);
    return complete;
}

bool rows_write(const char* path, const double* values, long rows, long columns) {
    size_t wanted = (size_t)rows * (size_t)columns;
    FILE* file = fopen(path, "wb");
    bool written = file && fwrite(values, sizeof(double), wanted, file) == wanted;
    if (file && fclose(file) != 0) written = false;
    if (!written) perror(path);
    return written;
}
