using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// Draws the levels of a cell: level = mean exp(sigma z - sigma^2 / 2) with sigma^2 = ln(1 + CV^2) and z standard normal, so that the mean is kept.
/// A regulator's number depends on (seed, cell, symbol) alone: another regulator in the network does not move it.
/// </summary>
public sealed class CellLevels
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly uint[] _draws;

    /// <summary>Prepares the levels of a clone.</summary>
    /// <param name="network">The network, whose regulators give order and published copies.</param>
    /// <param name="levels">Mean levels by symbol; a regulator that is not named has its published level.</param>
    /// <param name="variability">How cells differ.</param>
    /// <exception cref="ArgumentException">A level names a regulator that the network lacks, see <see cref="LevelCheck"/>.</exception>
    public CellLevels(CellNetwork network, ImmutableSortedDictionary<string, RegulatorLevel> levels, LevelVariability variability)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(variability);
        foreach (string symbol in levels.Keys)
        {
            if (network.Regulator(symbol) is null)
            {
                throw new ArgumentException($"the network {network.Name} has no regulator \"{symbol}\"", nameof(levels));
            }
        }

        int count = network.Regulators.Length;
        (_means, _deviations, _draws) = (new double[count], new double[count], new uint[count]);
        for (int i = 0; i < count; i++)
        {
            RegulatorTarget regulator = network.Regulators[i];
            RegulatorLevel level = levels.TryGetValue(regulator.Symbol, out RegulatorLevel own) ? own : RegulatorLevel.Published;
            double cv = variability.Of(regulator.Symbol);
            _means[i] = level.AsFold(regulator.PublishedCopies);
            _deviations[i] = Math.Sqrt(PortableMath.Log1p(cv * cv));
            _draws[i] = Hash(regulator.Symbol);
        }
    }

    /// <summary>Number of regulators.</summary>
    public int Count => _means.Length;

    /// <summary>Mean level of a regulator, as a multiple of its published copies.</summary>
    public double Mean(int regulator) => _means[regulator];

    internal double Deviation(int regulator) => _deviations[regulator];

    internal uint FirstDraw(int regulator) => _draws[regulator];

    /// <summary>Draws a cell's levels as multiples of the published copies, in the order of the network's regulators.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The founding cell's key.</param>
    /// <param name="folds">Takes the multiples.</param>
    public void Draw(ulong seed, ulong cell, Span<double> folds)
    {
        for (int i = 0; i < _means.Length; i++)
        {
            double sigma = _deviations[i];
            if (sigma == 0 || _means[i] == 0)
            {
                folds[i] = _means[i];
                continue;
            }

            RandomStream stream = CellStream.Of(seed, cell, RandomPurpose.Level, draw: _draws[i]);
            folds[i] = _means[i] * PortableMath.Exp((sigma * stream.NextNormal()) - (0.5 * sigma * sigma));
        }
    }

    // FNV-1a, 32 bits: a number for a symbol that no runtime or machine changes.
    private static uint Hash(string symbol)
    {
        uint hash = 2166136261;
        foreach (char c in symbol)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
