/* Integrates the cells of a file one after another with CVODE, on one thread, and says how long that took.
 *
 *   ensemble CELLS RESULT [--name value]...
 *
 * RESULT receives, for each cell, its time of death (infinity: alive at the end, NaN: failed) and its steps; with --course N it receives
 * the states at N equidistant times from 0 to the end instead. Standard output is one line of JSON. The time is the thread's own
 * processor time, so that a busy machine does not count against it; reading and writing files is outside of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cells.h"
#include "network.h"
#include "solver.h"

struct run {
    struct settings settings;
    long first, count;
    int course;
};

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static bool read_option(struct run* run, const char* name, double value) {
    struct settings* s = &run->settings;
    if (!strcmp(name, "--rtol")) s->rtol = value;
    else if (!strcmp(name, "--atol")) s->atol = value;
    else if (!strcmp(name, "--linear")) s->linear = (enum linear_solver)value;
    else if (!strcmp(name, "--max-order")) s->max_order = (int)value;
    else if (!strcmp(name, "--setup-lag")) s->setup_lag = (int)value;
    else if (!strcmp(name, "--jacobian-lag")) s->jacobian_lag = (int)value;
    else if (!strcmp(name, "--ordering")) s->ordering = (int)value;
    else if (!strcmp(name, "--scaling")) s->scaling = (int)value;
    else if (!strcmp(name, "--block-triangular")) s->block_triangular = value != 0;
    else if (!strcmp(name, "--roots")) s->roots = value != 0;
    else if (!strcmp(name, "--fused")) s->fused = value != 0;
    else if (!strcmp(name, "--convergence")) s->convergence = value;
    else if (!strcmp(name, "--first")) run->first = (long)value;
    else if (!strcmp(name, "--count")) run->count = (long)value;
    else if (!strcmp(name, "--course")) run->course = (int)value;
    else return false;
    return true;
}

static bool read_options(struct run* run, int count, char** words) {
    for (int i = 0; i < count; i += 2) {
        char* end = NULL;
        double value = i + 1 < count ? strtod(words[i + 1], &end) : 0;
        if (!end || *end || !read_option(run, words[i], value)) {
            fprintf(stderr, "%s: unknown option, or no number follows it\n", words[i]);
            return false;
        }
    }
    return run->settings.linear != LINEAR_GENERATED || network_lu_nonzeros > 0 ||
           (fprintf(stderr, "--linear %d: this network has no generated elimination\n", LINEAR_GENERATED), false);
}

static bool run_courses(const struct run* run, const struct cells* cells, struct solver* solver, const char* path) {
    size_t size = (size_t)run->course * (size_t)network_states;
    double* values = malloc(sizeof(double) * size * (size_t)(run->count + 1));
    bool done = values != NULL;
    for (long i = 0; done && i < run->count; i++)
        done = solver_course(solver, cells->values + (run->first + i) * cells->parameters, network_end / (run->course - 1), run->course,
                             values + (size_t)i * size) == run->course;
    done = done && rows_write(path, values, run->count * run->course, network_states);
    free(values);
    return done;
}

static bool run_cells(const struct run* run, const struct cells* cells, struct solver* solver, const char* path) {
    double* rows = malloc(sizeof(double) * 2 * (size_t)(run->count + 1));
    if (!rows) return false;
    long failed = 0;
    double cpu = now(CLOCK_THREAD_CPUTIME_ID), wall = now(CLOCK_MONOTONIC);
    for (long i = 0; i < run->count; i++) {
        struct outcome outcome = solver_run(solver, cells->values + (run->first + i) * cells->parameters);
        rows[2 * i] = outcome.death;
        rows[2 * i + 1] = (double)outcome.steps;
        failed += isnan(outcome.death);
    }
    cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
    wall = now(CLOCK_MONOTONIC) - wall;
    struct counts c = solver_counts(solver);
    printf("{\"cells\":%ld,\"failed\":%ld,\"cpu_seconds\":%.6f,\"wall_seconds\":%.6f,\"steps\":%ld,\"rhs\":%ld,\"jacobians\":%ld,"
           "\"setups\":%ld,\"newton\":%ld,\"error_failures\":%ld,\"newton_failures\":%ld}\n",
           run->count, failed, cpu, wall, c.steps, c.rhs, c.jacobians, c.setups, c.newton, c.error_failures, c.newton_failures);
    bool written = rows_write(path, rows, run->count, 2);
    free(rows);
    return written;
}

int main(int count, char** words) {
    struct run run = {.settings = {.rtol = 1e-6, .atol = 1, .max_order = 5, .ordering = 0, .scaling = -1, .block_triangular = true},
                      .count = -1};
    struct cells cells = {0};
    if (count < 3 || !read_options(&run, count - 3, words + 3)) {
        fprintf(stderr, "usage: ensemble CELLS RESULT [--name value]...\n");
        return 2;
    }
    if (!cells_read(words[1], &cells)) return 2;
    if (run.count < 0) run.count = cells.count - run.first;
    if (run.first < 0 || run.count < 0 || run.first + run.count > cells.count || run.course < 0 || run.course == 1) {
        fprintf(stderr, "%s has %ld cells: --first %ld --count %ld is not among them\n", words[1], cells.count, run.first, run.count);
        return 2;
    }
    struct solver* solver = solver_create(&run.settings);
    bool done = solver && (run.course > 0 ? run_courses : run_cells)(&run, &cells, solver, words[2]);
    solver_free(solver);
    free(cells.values);
    return done ? 0 : 1;
}
