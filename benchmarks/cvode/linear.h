/* The Newton matrix I - gamma J: how it is filled, and the generated elimination as a SUNDIALS linear solver. */
#ifndef LINEAR_H
#define LINEAR_H

#include <sundials/sundials_linearsolver.h>
#include <sundials/sundials_matrix.h>
#include <sundials/sundials_nvector.h>

struct equations {
    double* parameters; /* of the running cell, the prepared ones included */
    double* jacobian; /* the last Jacobian that CVODE accepted as current */
    double* lu;       /* generated elimination only */
};

/* CVLsLinSysFn: fills a sparse matrix in place; its pattern never changes */
int linear_fill_sparse(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                       sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c);

/* CVLsLinSysFn: eliminates at once, the matrix itself is never stored */
int linear_fill_generated(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                          sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c);

/* CVLsLinSysFn for a dense matrix, the check that sparsity pays */
int linear_fill_dense(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                      sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c);

/* a matrix with the network's pattern */
SUNMatrix linear_sparse_matrix(SUNContext context);

/* a matrix of no content, for the generated elimination */
SUNMatrix linear_empty_matrix(SUNContext context);

/* substitution with the generated elimination */
SUNLinearSolver linear_generated(struct equations* equations, SUNContext context);

#endif
