using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The end of a step, in the precision of its stages: the states on trial, y plus the last increment and the last u, and how far they err. A state that the equations keep from turning negative is put
/// to 0 where the step made it negative, which brings it nearer to the solution (Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556).
/// </summary>
/// <remarks>
/// The method's estimate, the last u, holds errors that the solution forgets within the step, and these alone would keep steps short after every jump. So it is filtered, f = (I - gamma h J)^-1 u
/// (Shampine and Baca 1984, J Comput Appl Math 11:197; Hairer and Wanner 1996, section IV.8): a component of eigenvalue m is multiplied by 1/(1 - gamma h m), which takes from those that decay and adds
/// to those that grow. Where growth is faster than the step resolves, gamma h m above 1, the factor turns negative and may be small; a cell at its point of no return must not lose its error there. So
/// where the filter turns a sign, e = max(|f|, |u|), and elsewhere e = |f|.
/// <para>
/// An absolute tolerance says which amounts are too small to matter. That is not so of an amount which grows: what a few copies of an active caspase err by is a shift of the moment at which it takes off, and
/// no later step sees it. So the absolute tolerance holds for the amount that the step grows to, and counts at its start by what that is a part of: atol b/m, where b is the amount before and m the larger
/// of both; what shrinks or stays has all of it. <see cref="Seed"/> times the tolerance is added to either amount: below that nothing is watched, however it grows.
/// </para>
/// </remarks>
internal interface IStepEnd<TVector> : IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>The part of the absolute tolerance below which an amount is not watched while it grows.</summary>
    const double Seed = 0.01;

    /// <summary>
    /// Writes the states on trial and returns, per lane, the mean square of error over tolerance, e / (rtol m + atol b/m) with b = |y| + seed and m = max(b, |trial| + seed) of each state.
    /// </summary>
    static abstract TVector Finish(Bundle bundle, double relativeTolerance, double absoluteTolerance);
}
