namespace Anoikis.Clinic.Scores;

/// <summary>The search for the least dose that opens a cell's pores, by halving an interval of logarithms. Where every dose gave the same answer, the end of the interval is tried last.</summary>
internal struct Bh3Bisection
{
    private readonly double _least;
    private readonly double _greatest;
    private double _low;
    private double _high;
    private int _left;

    /// <summary>Begins a search.</summary>
    /// <param name="least">Logarithm of the least dose.</param>
    /// <param name="greatest">Logarithm of the greatest.</param>
    /// <param name="halvings">Halvings, at least 1.</param>
    /// <param name="opensAtRest">Whether pores are open without a dose.</param>
    public Bh3Bisection(double least, double greatest, int halvings, bool opensAtRest)
    {
        (_least, _greatest, _low, _high, _left) = (least, greatest, least, greatest, halvings);
        Found = double.NaN;
        if (opensAtRest)
        {
            Found = least;
        }
        else
        {
            LogDose = 0.5 * (least + greatest);
        }
    }

    /// <summary>Logarithm of the dose to try next.</summary>
    public double LogDose { get; private set; }

    /// <summary>Logarithm of the dose that was looked for; NaN before it is known.</summary>
    public double Found { get; private set; }

    public readonly bool IsDone => !double.IsNaN(Found);

    /// <summary>Takes the answer to <see cref="LogDose"/>.</summary>
    public void Tell(bool opens)
    {
        if (_left == 0)
        {
            Found = LogDose == _least ? (opens ? _least : 0.5 * (_low + _high)) : opens ? 0.5 * (_low + _high) : _greatest;
            return;
        }

        (_low, _high) = opens ? (_low, LogDose) : (LogDose, _high);
        _left--;
        if (_left > 0)
        {
            LogDose = 0.5 * (_low + _high);
        }
        else if (_low == _least || _high == _greatest)
        {
            LogDose = _low == _least ? _least : _greatest;
        }
        else
        {
            Found = 0.5 * (_low + _high);
        }
    }
}
