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
        IntegrationMethod.Rodas4P2 => Rodas4P2,
        IntegrationMethod.Rodas5P => Rodas5P,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "is no method"),
    };

    /// <summary>
    /// Rodas4P2: six stages, order 4 with an embedded method of order 3, L-stable and stiffly accurate; its order stays 3 where fast relaxations follow what drives them
    /// (Steinebach 2020, Improvement of Rosenbrock-Wanner method RODASP, in: Progress in Differential-Algebraic Equations II, pp. 165-184).
    /// </summary>
    public static RosenbrockTableau Rodas4P2 { get; } = new(
        4,
        0.25,
        [0, 0.75, 0.321448134013046, 0.519745732277726, 1, 1],
        [0.25, -0.5, -0.189532918363016, 0.085612108792769, 0, 0],
        [
            [],
            [3.0],
            [0.906377755268814, -0.189707390391685],
            [3.758617027739064, 1.161741776019525, -0.849258085312803],
            [7.089566927282776, 4.573591406461604, -8.423496976860259, -0.959280113459775],
            [7.089566927282776, 4.573591406461604, -8.423496976860259, -0.959280113459775, 1],
        ],
        [
            [],
            [-12.0],
            [-6.354581592719008, 0.338972550544623],
            [-8.575016317114033, -7.606483992117508, 12.22499765012482],
            [-5.888975457523102, -8.157396617841821, 24.805546872612922, 12.790401512796979],
            [-4.408651676063871, -6.692003137674639, 24.625568527593117, 16.627521966636085, -5.714285714285718],
        ],
        [
            [-5.323528268423303, -10.042123754867493, 17.175254928256965, -5.079931171878093, -0.016185991706112],
            [6.984505741529879, 6.914061169603662, -0.849178943070653, 18.104410789349338, -3.516963011559032],
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
