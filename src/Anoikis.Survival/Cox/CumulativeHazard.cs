namespace Anoikis.Survival.Cox;

/// <summary>
/// The hazard that each sorted row was exposed to: the sum over blocks of its stratum after its entry and up to its own; a row that dies in a block bears there the hazard less its
/// tie's part (Efron).
/// </summary>
internal sealed class CumulativeHazard
{
    private readonly CoxOrder _order;
    private readonly double[] _before;
    private readonly double[] _hazard;
    private readonly double[] _down;

    public CumulativeHazard(CoxOrder order, double[] hazard, double[] down)
    {
        (_order, _hazard, _down) = (order, hazard, down);
        _before = new double[order.Blocks];
        for (int s = 0; s < order.Strata; s++)
        {
            double sum = 0;
            for (int b = order.StratumFirst[s]; b < order.StratumFirst[s + 1]; b++)
            {
                _before[b] = sum;
                sum += hazard[b];
            }
        }
    }

    /// <summary>The hazard of a sorted row in a block.</summary>
    public double Of(int row, int block)
    {
        double sum = _before[block] + _hazard[block];
        if (_order.EntryBlock.Length > 0)
            sum -= _before[_order.EntryBlock[row]];
        return _order.Event[row] ? sum - _down[block] : sum;
    }
}
