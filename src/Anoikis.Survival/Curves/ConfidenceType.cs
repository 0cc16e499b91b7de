namespace Anoikis.Survival.Curves;

/// <summary>The scale on which a survival probability's interval is symmetric.</summary>
public enum ConfidenceType
{
    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,

    /// <summary>ln S, cut at 1 (R's own).</summary>
    Log,

    /// <summary>ln(-ln S): stays within 0 and 1, and covers best in small samples (Borgan and Liestol, Scand. J. Stat. 17 (1990) 35).</summary>
    LogLog,
}
