#include "solver.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>

#include "linear.h"
#include "network.h"

enum { MAX_STEPS = 1000000, MAX_ITERATIONS = 200 };

struct solver {
    SUNContext context;
    void* cvode;
    N_Vector y, dense;
    SUNMatrix matrix;
    SUNLinearSolver linear;
    struct equations equations;
    struct settings settings;
    struct counts before; /* CVODE counts from the last cell's start only */
};

static int rhs(sunrealtype t, N_Vector y, N_Vector f, void* user) {
    network_rhs(t, N_VGetArrayPointer(y), ((struct equations*)user)->parameters, N_VGetArrayPointer(f));
    return 0;
}

static int root(sunrealtype t, N_Vector y, sunrealtype* value, void* user) {
    (void)t;
    value[0] = network_margin(N_VGetArrayPointer(y), ((struct equations*)user)->parameters);
    return 0;
}

static void report_only_unexpected(int code, const char* module, const char* function, char* message, void* user) {
    (void)user;
    if (code < 0) fprintf(stderr, "%s %s: %s\n", module, function, message);
}

static int keep_analysis(SUNLinearSolver linear) {
    (void)linear;
    return SUNLS_SUCCESS;
}

/* CVodeReInit makes KLU analyse the pattern anew for every cell. The pattern is always the same, so the analysis of the first cell is kept. */
static SUNLinearSolver klu(struct solver* s) {
    SUNLinearSolver linear = SUNLinSol_KLU(s->y, s->matrix, s->context);
    if (!linear) return NULL;
    SUNLinSol_KLUSetOrdering(linear, s->settings.ordering);
    SUNLinSol_KLUGetCommon(linear)->scale = s->settings.scaling;
    SUNLinSol_KLUGetCommon(linear)->btf = s->settings.block_triangular;
    linear->ops->initialize(linear);
    linear->ops->initialize = keep_analysis;
    return linear;
}

static bool set_up(struct solver* s) {
    const struct settings* settings = &s->settings;
    size_t n = (size_t)network_states;
    if (SUNContext_Create(NULL, &s->context) != 0) return false;
    s->y = N_VNew_Serial(network_states, s->context);
    s->equations.parameters = calloc((size_t)network_extended + 1, sizeof(double));
    s->equations.jacobian = calloc((size_t)network_nonzeros + 1, sizeof(double));
    s->equations.lu = calloc((size_t)network_lu_nonzeros + 1, sizeof(double));
    if (!s->y || !s->equations.parameters || !s->equations.jacobian || !s->equations.lu) return false;
    if (settings->fused) N_VEnableFusedOps_Serial(s->y, SUNTRUE);
    s->dense = N_VClone(s->y);
    s->cvode = CVodeCreate(CV_BDF, s->context);
    if (!s->dense || !s->cvode) return false;
    for (size_t i = 0; i < n; i++) N_VGetArrayPointer(s->y)[i] = 0;

    CVLsLinSysFn fill;
    switch (settings->linear) {
    case LINEAR_KLU:
        s->matrix = linear_sparse_matrix(s->context);
        s->linear = s->matrix ? klu(s) : NULL;
        fill = linear_fill_sparse;
        break;
    case LINEAR_GENERATED:
        s->matrix = linear_empty_matrix(s->context);
        s->linear = linear_generated(&s->equations, s->context);
        fill = linear_fill_generated;
        break;
    default:
        s->matrix = SUNDenseMatrix(network_states, network_states, s->context);
        s->linear = s->matrix ? SUNLinSol_Dense(s->y, s->matrix, s->context) : NULL;
        fill = linear_fill_dense;
        break;
    }

    return s->matrix && s->linear && CVodeInit(s->cvode, rhs, 0, s->y) == CV_SUCCESS &&
           CVodeSetErrHandlerFn(s->cvode, report_only_unexpected, NULL) == CV_SUCCESS &&
           CVodeSStolerances(s->cvode, settings->rtol, settings->atol) == CV_SUCCESS &&
           CVodeSetUserData(s->cvode, &s->equations) == CV_SUCCESS &&
           CVodeSetLinearSolver(s->cvode, s->linear, s->matrix) == CVLS_SUCCESS &&
           CVodeSetLinSysFn(s->cvode, fill) == CVLS_SUCCESS &&
           CVodeSetMaxNumSteps(s->cvode, MAX_STEPS) == CV_SUCCESS &&
           CVodeSetMaxOrd(s->cvode, settings->max_order) == CV_SUCCESS &&
           (settings->setup_lag <= 0 || CVodeSetLSetupFrequency(s->cvode, settings->setup_lag) == CV_SUCCESS) &&
           (settings->jacobian_lag <= 0 || CVodeSetJacEvalFrequency(s->cvode, settings->jacobian_lag) == CVLS_SUCCESS) &&
           (settings->convergence <= 0 || CVodeSetNonlinConvCoef(s->cvode, settings->convergence) == CV_SUCCESS) &&
           (!settings->roots || CVodeRootInit(s->cvode, 1, root) == CV_SUCCESS);
}

struct solver* solver_create(const struct settings* settings) {
    struct solver* s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->settings = *settings;
    if (set_up(s)) return s;
    fprintf(stderr, "CVODE could not be set up\n");
    solver_free(s);
    return NULL;
}

void solver_free(struct solver* s) {
    if (!s) return;
    if (s->cvode) CVodeFree(&s->cvode);
    if (s->linear) SUNLinSolFree(s->linear);
    if (s->matrix) SUNMatDestroy(s->matrix);
    if (s->dense) N_VDestroy(s->dense);
    if (s->y) N_VDestroy(s->y);
    if (s->context) SUNContext_Free(&s->context);
    free(s->equations.parameters);
    free(s->equations.jacobian);
    free(s->equations.lu);
    free(s);
}

static struct counts counts_of_cell(const struct solver* s) {
    struct counts c = {0};
    CVodeGetNumSteps(s->cvode, &c.steps);
    CVodeGetNumRhsEvals(s->cvode, &c.rhs);
    CVodeGetNumJacEvals(s->cvode, &c.jacobians);
    CVodeGetNumLinSolvSetups(s->cvode, &c.setups);
    CVodeGetNumNonlinSolvIters(s->cvode, &c.newton);
    CVodeGetNumErrTestFails(s->cvode, &c.error_failures);
    CVodeGetNumNonlinSolvConvFails(s->cvode, &c.newton_failures);
    return c;
}

struct counts solver_counts(const struct solver* s) {
    struct counts now = counts_of_cell(s), sum = s->before;
    sum.steps += now.steps;
    sum.rhs += now.rhs;
    sum.jacobians += now.jacobians;
    sum.setups += now.setups;
    sum.newton += now.newton;
    sum.error_failures += now.error_failures;
    sum.newton_failures += now.newton_failures;
    return sum;
}

/* A multistep method starts again where parameters jump. */
static bool start_segment(struct solver* s, const double* parameters, int segment) {
    double length = network_end / network_segments;
    s->before = solver_counts(s);
    network_prepare(parameters + (size_t)segment * (size_t)network_parameters, s->equations.parameters);
    if (segment == 0) network_initial(s->equations.parameters, N_VGetArrayPointer(s->y));
    return CVodeReInit(s->cvode, segment * length, s->y) == CV_SUCCESS && CVodeSetStopTime(s->cvode, (segment + 1) * length) == CV_SUCCESS;
}

static double margin_at(struct solver* s, double t) {
    CVodeGetDky(s->cvode, t, 0, s->dense);
    return network_margin(N_VGetArrayPointer(s->dense), s->equations.parameters);
}

/* where the margin of the step's own polynomial is 0: regula falsi with the Illinois rule */
static double crossing(struct solver* s, double a, double b) {
    double fa = margin_at(s, a), fb = margin_at(s, b), previous = a;
    int side = 0;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
        double c = b - fb * (b - a) / (fb - fa);
        if (!(c > a && c < b)) c = 0.5 * (a + b);
        if (fabs(c - previous) <= 1e-13 * c) return c;
        previous = c;
        double fc = margin_at(s, c);
        if (fc > 0) {
            b = c, fb = fc;
            if (side > 0) fa *= 0.5;
            side = 1;
        } else {
            a = c, fa = fc;
            if (side < 0) fb *= 0.5;
            side = -1;
        }
    }
    return previous;
}

static double death_by_steps(struct solver* s, const double* parameters) {
    const double* y = N_VGetArrayPointer(s->y);
    double previous = 0, t = 0;
    for (int segment = 0; segment < network_segments; segment++) {
        if (!start_segment(s, parameters, segment)) return NAN;
        for (int flag = CV_SUCCESS; flag != CV_TSTOP_RETURN; previous = t) {
            flag = CVode(s->cvode, network_end, s->y, &t, CV_ONE_STEP);
            if (flag < 0) return NAN;
            if (network_margin(y, s->equations.parameters) > 0) return crossing(s, previous, t);
        }
    }
    return INFINITY;
}

static double death_by_roots(struct solver* s, const double* parameters) {
    double t = 0;
    if (network_segments != 1 || !start_segment(s, parameters, 0)) return NAN;
    int flag = CVode(s->cvode, network_end, s->y, &t, CV_NORMAL);
    return flag < 0 ? NAN : flag == CV_ROOT_RETURN ? t : INFINITY;
}

struct outcome solver_run(struct solver* s, const double* parameters) {
    struct outcome outcome = {NAN, 0};
    long before = solver_counts(s).steps;
    outcome.death = (s->settings.roots ? death_by_roots : death_by_steps)(s, parameters);
    outcome.steps = solver_counts(s).steps - before;
    return outcome;
}

int solver_course(struct solver* s, const double* parameters, double every, int count, double* target) {
    size_t n = (size_t)network_states;
    if (network_segments != 1 || !start_segment(s, parameters, 0)) return -1;
    for (int k = 0; k < count; k++) {
        double t = 0;
        if (k > 0 && CVode(s->cvode, k * every, s->y, &t, CV_NORMAL) < 0) return -1;
        for (size_t i = 0; i < n; i++) target[(size_t)k * n + i] = N_VGetArrayPointer(s->y)[i];
    }
    return count;
}
