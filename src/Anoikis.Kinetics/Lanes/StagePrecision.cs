namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// In what the inside of a step is reckoned: rates, Jacobian, factorisation, solves and combinations of stages. A cell's states, its time, the error norm and all that follows from them are always
/// double precision; a step adds to them what its stages give.
/// </summary>
public enum StagePrecision
{
    /// <summary>binary64, about 16 digits.</summary>
    Double,

    /// <summary>
    /// binary32, about 7 digits: half the memory and up to twice the speed. What its rounding does to a step is seen by the error estimate like any other error. Meant for relative tolerances
    /// from 1e-4 and for states and parameters between 1e-18 and 1e18.
    /// </summary>
    Single,
}
