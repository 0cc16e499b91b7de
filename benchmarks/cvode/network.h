/* What a generated network offers: straight-line code, every index a constant. The benchmark's harness writes it from the same
 * equations that the lane engine compiles. */
#ifndef NETWORK_H
#define NETWORK_H

extern const int network_states;
extern const int network_parameters;      /* numbers that a cell brings */
extern const int network_extended;        /* these and what is computed from them once a cell */
extern const int network_nonzeros;        /* of the Jacobian, its whole diagonal included */
extern const int network_column_starts[]; /* states + 1 */
extern const int network_rows[];          /* nonzeros, rising within a column */
extern const int network_lu_nonzeros;     /* 0 without generated elimination */
extern const double network_end;          /* end of a cell's course, in the model's unit of time */
extern const int network_segments;        /* equal parts of the course, each with parameters of its own */

/* q: the cell's own parameters and then the prepared ones; every other function takes these as p */
void network_prepare(const double* restrict p, double* restrict q);

/* y at time 0 */
void network_initial(const double* restrict p, double* restrict y);

/* positive once the cell is dead */
double network_margin(const double* restrict y, const double* restrict p);

/* f = dy/dt */
void network_rhs(double t, const double* restrict y, const double* restrict p, double* restrict f);

/* values of df/dy, in the order of network_rows */
void network_jacobian(double t, const double* restrict y, const double* restrict p, double* restrict values);

/* m = I - gamma j, in the order of network_rows */
void network_step_matrix(double gamma, const double* restrict j, double* restrict m);

/* lu: elimination of I - gamma j without pivoting; diagonals are kept as reciprocals */
void network_factor(double gamma, const double* restrict j, double* restrict lu);

/* b becomes the solution */
void network_solve(const double* restrict lu, double* restrict b);

#endif
