/* One CVODE solver that is set up once and then takes one cell after another without allocating. */
#ifndef SOLVER_H
#define SOLVER_H

#include <stdbool.h>

enum linear_solver { LINEAR_KLU, LINEAR_GENERATED, LINEAR_DENSE };

struct settings {
    enum linear_solver linear;
    double rtol;
    double atol;
    int max_order;       /* 1 to 5 */
    int setup_lag;       /* steps between two factorizations at most; 0 for CVODE's own */
    int jacobian_lag;    /* steps between two Jacobians at most; 0 for CVODE's own */
    int ordering;        /* KLU: 0 AMD, 1 COLAMD */
    int scaling;         /* KLU: -1 none, 1 sum, 2 maximum of each row */
    bool block_triangular; /* KLU */
    bool roots;          /* death by CVODE's root finding instead of a look at the margin after each step */
    bool fused;          /* fused vector operations */
    double convergence;  /* coefficient of the nonlinear convergence test; 0 for CVODE's own */
};

struct outcome {
    double death; /* time at which the margin turned positive; infinity: alive at the end; NaN: failed */
    long steps;
};

struct counts {
    long steps, rhs, jacobians, setups, newton, error_failures, newton_failures;
};

struct solver;

/* NULL, with a message on stderr, when CVODE refuses something */
struct solver* solver_create(const struct settings* settings);
void solver_free(struct solver* solver);

/* follows one cell from time 0 to its death or the end */
struct outcome solver_run(struct solver* solver, const double* parameters);

/* follows one cell to the end and writes y at 0, every, 2 every, ...; returns the number of times written, negative on failure */
int solver_course(struct solver* solver, const double* parameters, double every, int count, double* target);

/* work since the solver was made */
struct counts solver_counts(const struct solver* solver);

#endif
