namespace Anoikis.Numerics.Rosenbrock;

/// <summary>
/// The coefficients of Rodas4: six stages, order 4 with an embedded method of order 3, L-stable and stiffly accurate
/// (Hairer and Wanner, Solving Ordinary Differential Equations II, 2nd edition 1996, section IV.10).
/// </summary>
/// <remarks>
/// In the form without matrix products, with W = M/(gamma h) - df/dy:
/// W u[i] = f(t + Alpha[i] h, y + sum over j below i of A[i,j] u[j]) + M sum of C[i,j]/h u[j] + Gamma[i] h df/dt.
/// A[6,j] = A[5,j] for j up to 4 and A[6,5] = 1; the new y is stage 6's argument plus u[6], and u[6] is the error estimate.
/// Dense output at t + s h: (1 - s) y0 + s (y1 + (1 - s)(k3 + s k4)) with k3 = sum of D3[j] u[j], k4 = sum of D4[j] u[j].
/// </remarks>
public static class Rodas4Tableau
{
    /// <summary>The diagonal coefficient.</summary>
    public const double Gamma = 0.25;

    /// <summary>Order of the solution.</summary>
    public const int Order = 4;

    /// <summary>A[2,1].</summary>
    public const double A21 = 1.544;

    /// <summary>A[3,1].</summary>
    public const double A31 = 0.9466785280815826;

    /// <summary>A[3,2].</summary>
    public const double A32 = 0.2557011698983284;

    /// <summary>A[4,1].</summary>
    public const double A41 = 3.314825187068521;

    /// <summary>A[4,2].</summary>
    public const double A42 = 2.896124015972201;

    /// <summary>A[4,3].</summary>
    public const double A43 = 0.9986419139977817;

    /// <summary>A[5,1].</summary>
    public const double A51 = 1.221224509226641;

    /// <summary>A[5,2].</summary>
    public const double A52 = 6.019134481288629;

    /// <summary>A[5,3].</summary>
    public const double A53 = 12.53708332932087;

    /// <summary>A[5,4].</summary>
    public const double A54 = -0.6878860361058950;

    /// <summary>C[2,1].</summary>
    public const double C21 = -5.6688;

    /// <summary>C[3,1].</summary>
    public const double C31 = -2.430093356833875;

    /// <summary>C[3,2].</summary>
    public const double C32 = -0.2063599157091915;

    /// <summary>C[4,1].</summary>
    public const double C41 = -0.1073529058151375;

    /// <summary>C[4,2].</summary>
    public const double C42 = -9.594562251023355;

    /// <summary>C[4,3].</summary>
    public const double C43 = -20.47028614809616;

    /// <summary>C[5,1].</summary>
    public const double C51 = 7.496443313967647;

    /// <summary>C[5,2].</summary>
    public const double C52 = -10.24680431464352;

    /// <summary>C[5,3].</summary>
    public const double C53 = -33.99990352819905;

    /// <summary>C[5,4].</summary>
    public const double C54 = 11.70890893206160;

    /// <summary>C[6,1].</summary>
    public const double C61 = 8.083246795921522;

    /// <summary>C[6,2].</summary>
    public const double C62 = -7.981132988064893;

    /// <summary>C[6,3].</summary>
    public const double C63 = -31.52159432874371;

    /// <summary>C[6,4].</summary>
    public const double C64 = 16.31930543123136;

    /// <summary>C[6,5].</summary>
    public const double C65 = -6.058818238834054;

    /// <summary>Alpha[2]; Alpha[1] is 0.</summary>
    public const double Alpha2 = 0.386;

    /// <summary>Alpha[3].</summary>
    public const double Alpha3 = 0.21;

    /// <summary>Alpha[4]; Alpha[5] and Alpha[6] are 1.</summary>
    public const double Alpha4 = 0.63;

    /// <summary>Gamma[1].</summary>
    public const double Gamma1 = 0.25;

    /// <summary>Gamma[2].</summary>
    public const double Gamma2 = -0.1043;

    /// <summary>Gamma[3].</summary>
    public const double Gamma3 = 0.1035;

    /// <summary>Gamma[4]; Gamma[5] and Gamma[6] are 0.</summary>
    public const double Gamma4 = -0.03620000000000023;

    /// <summary>D3[1].</summary>
    public const double D31 = 10.12623508344586;

    /// <summary>D3[2].</summary>
    public const double D32 = -7.487995877610167;

    /// <summary>D3[3].</summary>
    public const double D33 = -34.80091861555747;

    /// <summary>D3[4].</summary>
    public const double D34 = -7.992771707568823;

    /// <summary>D3[5].</summary>
    public const double D35 = 1.025137723295662;

    /// <summary>D4[1].</summary>
    public const double D41 = -0.6762803392801253;

    /// <summary>D4[2].</summary>
    public const double D42 = 6.087714651680015;

    /// <summary>D4[3].</summary>
    public const double D43 = 16.43084320892478;

    /// <summary>D4[4].</summary>
    public const double D44 = 24.76722511418386;

    /// <summary>D4[5].</summary>
    public const double D45 = -6.594389125716872;
}
