namespace Anoikis.Studies.Plots;

/// <summary>The unit in which a plot counts time.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Seconds">Its length, s.</param>
public readonly record struct TimeUnit(string Symbol, double Seconds)
{
    /// <summary>The unit in which a span of so many seconds is a handy number: d from 3 days on, h from 3 hours on, min from 3 minutes on, else s.</summary>
    public static TimeUnit For(double seconds) => seconds switch
    {
        >= 3 * 86400.0 => new TimeUnit("d", 86400),
        >= 3 * 3600.0 => new TimeUnit("h", 3600),
        >= 180 => new TimeUnit("min", 60),
        _ => new TimeUnit("s", 1),
    };
}
