#include "linear.h"

#include <string.h>

#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>

#include "network.h"

static const double* current_jacobian(sunrealtype t, N_Vector y, struct equations* equations, sunbooleantype reuse,
                                      sunbooleantype* current) {
    *current = !reuse;
    if (!reuse) network_jacobian(t, N_VGetArrayPointer(y), equations->parameters, equations->jacobian);
    return equations->jacobian;
}

int linear_fill_sparse(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                       sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c) {
    (void)fy, (void)a, (void)b, (void)c;
    network_step_matrix(gamma, current_jacobian(t, y, user, reuse, current), SUNSparseMatrix_Data(matrix));
    return 0;
}

int linear_fill_generated(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                          sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c) {
    (void)fy, (void)a, (void)b, (void)c, (void)matrix;
    struct equations* equations = user;
    network_factor(gamma, current_jacobian(t, y, equations, reuse, current), equations->lu);
    return 0;
}

int linear_fill_dense(sunrealtype t, N_Vector y, N_Vector fy, SUNMatrix matrix, sunbooleantype reuse, sunbooleantype* current,
                      sunrealtype gamma, void* user, N_Vector a, N_Vector b, N_Vector c) {
    (void)fy, (void)a, (void)b, (void)c;
    const double* jacobian = current_jacobian(t, y, user, reuse, current);
    int n = network_states;
    double* m = SUNDenseMatrix_Data(matrix);
    memset(m, 0, sizeof(double) * (size_t)n * (size_t)n);
    for (int j = 0; j < n; j++) {
        for (int k = network_column_starts[j]; k < network_column_starts[j + 1]; k++) m[j * n + network_rows[k]] = -gamma * jacobian[k];
        m[j * n + j] += 1;
    }
    return 0;
}

SUNMatrix linear_sparse_matrix(SUNContext context) {
    SUNMatrix matrix = SUNSparseMatrix(network_states, network_states, network_nonzeros, CSC_MAT, context);
    if (!matrix) return NULL;
    for (int j = 0; j <= network_states; j++) SUNSparseMatrix_IndexPointers(matrix)[j] = network_column_starts[j];
    for (int k = 0; k < network_nonzeros; k++) SUNSparseMatrix_IndexValues(matrix)[k] = network_rows[k];
    return matrix;
}

static SUNMatrix_ID custom_matrix(SUNMatrix matrix) {
    (void)matrix;
    return SUNMATRIX_CUSTOM;
}

static SUNMatrix clone_empty(SUNMatrix matrix) { return linear_empty_matrix(matrix->sunctx); }

static int zero_empty(SUNMatrix matrix) {
    (void)matrix;
    return 0;
}

SUNMatrix linear_empty_matrix(SUNContext context) {
    SUNMatrix matrix = SUNMatNewEmpty(context);
    if (!matrix) return NULL;
    matrix->ops->getid = custom_matrix;
    matrix->ops->clone = clone_empty;
    matrix->ops->zero = zero_empty;
    matrix->ops->destroy = SUNMatFreeEmpty;
    return matrix;
}

static SUNLinearSolver_Type direct(SUNLinearSolver solver) {
    (void)solver;
    return SUNLINEARSOLVER_DIRECT;
}

static SUNLinearSolver_ID custom_solver(SUNLinearSolver solver) {
    (void)solver;
    return SUNLINEARSOLVER_CUSTOM;
}

static int nothing_to_initialize(SUNLinearSolver solver) {
    (void)solver;
    return 0;
}

static int nothing_to_set_up(SUNLinearSolver solver, SUNMatrix matrix) {
    (void)solver, (void)matrix;
    return 0;
}

static int substitute(SUNLinearSolver solver, SUNMatrix matrix, N_Vector x, N_Vector b, sunrealtype tolerance) {
    (void)matrix, (void)tolerance;
    struct equations* equations = solver->content;
    double* solution = N_VGetArrayPointer(x);
    if (x != b) memcpy(solution, N_VGetArrayPointer(b), sizeof(double) * (size_t)network_states);
    network_solve(equations->lu, solution);
    return 0;
}

static int free_generated(SUNLinearSolver solver) {
    solver->content = NULL;
    SUNLinSolFreeEmpty(solver);
    return 0;
}

SUNLinearSolver linear_generated(struct equations* equations, SUNContext context) {
    SUNLinearSolver solver = SUNLinSolNewEmpty(context);
    if (!solver) return NULL;
    solver->ops->gettype = direct;
    solver->ops->getid = custom_solver;
    solver->ops->initialize = nothing_to_initialize;
    solver->ops->setup = nothing_to_set_up;
    solver->ops->solve = substitute;
    solver->ops->free = free_generated;
    solver->content = equations;
    return solver;
}
