using System.Collections.Immutable;
using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Clinic.Populations;

/// <summary>
/// How the cells of a population differ from its mean: the level of a regulator in cell i is the patient's times exp(sigma z_i - sigma^2 / 2) with sigma^2 = ln(1 + CV^2) and z_i standard normal, so that the
/// mean is kept. Cell i has the same z in every patient, as <see cref="Apoptosis.Levels.CellLevels"/> gives them: patients differ by their levels alone, and equal levels give equal scores.
/// </summary>
internal sealed class CellFactors
{
    private readonly ulong _seed;
    private readonly double _deviation;
    private readonly uint[] _draws;

    public CellFactors(ulong seed, ImmutableArray<string> symbols, double coefficientOfVariation)
    {
        _seed = seed;
        _deviation = Math.Sqrt(PortableMath.Log1p(coefficientOfVariation * coefficientOfVariation));
        _draws = [.. symbols.Select(NameKey.Of32)];
    }

    /// <summary>The factors of a cell, in the order of the symbols.</summary>
    public void Of(ulong cell, Span<double> factors)
    {
        NormalDeviates.First(_seed, cell, CellStream.Purpose(RandomPurpose.Level, 0, 0), _draws, factors);
        for (int i = 0; i < factors.Length; i++)
        {
            factors[i] = (_deviation * factors[i]) - (0.5 * _deviation * _deviation);
        }

        SpanExp.InPlace(factors);
    }
}
