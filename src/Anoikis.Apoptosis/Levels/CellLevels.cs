using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// Draws the levels of a cell: level = mean exp(sigma z - sigma^2 / 2) with sigma^2 = ln(1 + CV^2) and z standard normal, so that the mean is kept.
/// A regulator's number depends on (seed, cell, symbol) alone: another regulator in the network does not move it. A level that follows a law of its own, and function that only a share of the cells
/// has lost, are drawn from a stream of their own, so that they move no other number of the cell.
/// </summary>
public sealed class CellLevels
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly uint[] _draws;
    private readonly RandomQuantity?[] _laws;
    private readonly double[] _foldPerUnit;
    private readonly LossOfFunction?[] _losses;

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
        (_laws, _foldPerUnit, _losses) = (new RandomQuantity?[count], new double[count], new LossOfFunction?[count]);
        for (int i = 0; i < count; i++)
        {
            RegulatorTarget regulator = network.Regulators[i];
            RegulatorLevel level = levels.TryGetValue(regulator.Symbol, out RegulatorLevel stated) ? stated : RegulatorLevel.Published;
            double cv = variability.Of(regulator.Symbol);
            _means[i] = level.AsFold(regulator.PublishedCopies);
            _deviations[i] = level.Distribution switch
            {
                null => Math.Sqrt(PortableMath.Log1p(cv * cv)),
                { Law: RandomLaw.LogNormal } own => own.Second,
                _ => 0,
            };
            _draws[i] = NameKey.Of32(regulator.Symbol);
            _laws[i] = level.Distribution is { Law: not RandomLaw.LogNormal } law ? law : null;
            _foldPerUnit[i] = level.FoldPerUnit(regulator.PublishedCopies);
            if (level.Loss is { Share: >= 1 } loss)
            {
                _means[i] *= loss.FunctionLeft;
                _foldPerUnit[i] *= loss.FunctionLeft;
            }
            else
            {
                _losses[i] = level.Loss;
            }
        }
    }

    /// <summary>Number of regulators.</summary>
    public int Count => _means.Length;

    /// <summary>Mean level of a regulator, as a multiple of its published copies, in cells that have not lost function which only some have lost.</summary>
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
            if (_laws[i] is { } law)
            {
                RandomStream own = CellStream.Of(seed, cell, RandomPurpose.Aberration, part: 1, draw: _draws[i]);
                folds[i] = law.Draw(ref own) * _foldPerUnit[i] * FunctionLeft(i, seed, cell);
                continue;
            }

            if (sigma == 0 || _means[i] == 0)
            {
                folds[i] = _means[i] * FunctionLeft(i, seed, cell);
                continue;
            }

            RandomStream stream = CellStream.Of(seed, cell, RandomPurpose.Level, draw: _draws[i]);
            folds[i] = _means[i] * PortableMath.Exp((sigma * stream.NextNormal()) - (0.5 * sigma * sigma));
            folds[i] *= FunctionLeft(i, seed, cell);
        }
    }

    /// <summary>Share of a regulator's function that a cell has left: 1, unless only a share of the cells has lost it and this cell is one of them.</summary>
    internal double FunctionLeft(int regulator, ulong seed, ulong cell)
    {
        if (_losses[regulator] is not { } loss)
        {
            return 1;
        }

        RandomStream stream = CellStream.Of(seed, cell, RandomPurpose.Aberration, draw: _draws[regulator]);
        return stream.NextDouble() < loss.Share ? loss.FunctionLeft : 1;
    }
}
