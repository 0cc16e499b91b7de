using System.Collections.Immutable;

namespace Anoikis.Numerics.Rosenbrock;

/// <summary>
/// The coefficients of a stiffly accurate Rosenbrock method as data, for an engine that loops over stages. With W = M/(gamma h) - df/dy:
/// W u[i] = f(t + Alpha[i] h, y + sum over j below i of A[i][j] u[j]) + M sum of C[i][j]/h u[j] + GammaSums[i] h df/dt.
/// The new y is the last stage's argument plus the last u, and the last u is the error estimate.
/// </summary>
/// <remarks>
/// Dense output at t + s h: (1 - s) y0 + s (y1 + (1 - s)(k[0] + s (k[1] + s (k[2] + ...)))) with k[r] = sum of Dense[r][j] u[j].
/// </remarks>
/// <param name="Order">Order of the solution; the embedded estimate is one order lower.</param>
/// <param name="Gamma">The diagonal coefficient.</param>
/// <param name="Alpha">Where in the step each stage evaluates, as a part of h.</param>
/// <param name="GammaSums">Factor of h df/dt of each stage.</param>
/// <param name="A">Strictly lower triangular, by stage.</param>
/// <param name="C">Strictly lower triangular, by stage.</param>
/// <param name="Dense">Coefficients of the dense output.</param>
public sealed record RosenbrockTableau(
    int Order,
    double Gamma,
    ImmutableArray<double> Alpha,
    ImmutableArray<double> GammaSums,
    ImmutableArray<ImmutableArray<double>> A,
    ImmutableArray<ImmutableArray<double>> C,
    ImmutableArray<ImmutableArray<double>> Dense)
{
    /// <summary>Number of stages.</summary>
    public int Stages => Alpha.Length;

    /// <summary>The coefficients of a method.</summary>
    public static RosenbrockTableau Of(IntegrationMethod method) => method switch
    {
        IntegrationMethod.Rodas4 => Rodas4,
        IntegrationMethod.Rodas5P => Rodas5P,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "is no method"),
    };

    /// <summary>Rodas4, see <see cref="Rodas4Tableau"/>.</summary>
    public static RosenbrockTableau Rodas4 { get; } = new(
        Rodas4Tableau.Order,
        Rodas4Tableau.Gamma,
        [0, Rodas4Tableau.Alpha2, Rodas4Tableau.Alpha3, Rodas4Tableau.Alpha4, 1, 1],
        [Rodas4Tableau.Gamma1, Rodas4Tableau.Gamma2, Rodas4Tableau.Gamma3, Rodas4Tableau.Gamma4, 0, 0],
        [
            [],
            [Rodas4Tableau.A21],
            [Rodas4Tableau.A31, Rodas4Tableau.A32],
            [Rodas4Tableau.A41, Rodas4Tableau.A42, Rodas4Tableau.A43],
            [Rodas4Tableau.A51, Rodas4Tableau.A52, Rodas4Tableau.A53, Rodas4Tableau.A54],
            [Rodas4Tableau.A51, Rodas4Tableau.A52, Rodas4Tableau.A53, Rodas4Tableau.A54, 1],
        ],
        [
            [],
            [Rodas4Tableau.C21],
            [Rodas4Tableau.C31, Rodas4Tableau.C32],
            [Rodas4Tableau.C41, Rodas4Tableau.C42, Rodas4Tableau.C43],
            [Rodas4Tableau.C51, Rodas4Tableau.C52, Rodas4Tableau.C53, Rodas4Tableau.C54],
            [Rodas4Tableau.C61, Rodas4Tableau.C62, Rodas4Tableau.C63, Rodas4Tableau.C64, Rodas4Tableau.C65],
        ],
        [
            [Rodas4Tableau.D31, Rodas4Tableau.D32, Rodas4Tableau.D33, Rodas4Tableau.D34, Rodas4Tableau.D35],
            [Rodas4Tableau.D41, Rodas4Tableau.D42, Rodas4Tableau.D43, Rodas4Tableau.D44, Rodas4Tableau.D45],
        ]);

    /// <summary>
    /// Rodas5P: eight stages, order 5 with an embedded method of order 4, L-stable and stiffly accurate
    /// (Steinebach 2023, Construction of Rosenbrock-Wanner method Rodas5P, BIT Numerical Mathematics 63:27). For tight tolerances.
    /// </summary>
    public static RosenbrockTableau Rodas5P { get; } = new(
        5,
        0.21193756319429014,
        [0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1],
        [0.21193756319429014, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0, 0],
        [
            [],
            [3.0],
            [2.849394379747939, 0.45842242204463923],
            [-6.954028509809101, 2.489845061869568, -10.358996098473584],
            [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
            [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946],
            [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946, 1],
            [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946, 1, 1],
        ],
        [
            [],
            [-14.155112264123755],
            [-17.97296035885952, -2.859693295451294],
            [147.12150275711716, -1.41221402718213, 71.68940251302358],
            [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
            [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471],
            [30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623, -28.087943162872662],
            [37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002, -54.66780262877968, -9.48861652309627],
        ],
        [
            [25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073, 1.1241088310450404, 0.4272876194431874, -0.17202221070155493],
            [-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044, 15.98066361424651, -6.789040303419874, -6.710236069923372],
            [11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654, -59.78993625266729, -0.15582684282751913, 4.883087185713722],
        ]);
}
