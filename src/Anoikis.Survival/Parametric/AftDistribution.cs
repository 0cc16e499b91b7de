namespace Anoikis.Survival.Parametric;

/// <summary>The distribution of (ln T - x'b)/sigma in an accelerated failure time model.</summary>
public enum AftDistribution
{
    /// <summary>Smallest extreme value: T is Weibull with shape 1/sigma.</summary>
    Weibull,

    /// <summary>Normal.</summary>
    LogNormal,

    /// <summary>Logistic.</summary>
    LogLogistic,

    /// <summary>
    /// Generalised gamma with a shape Q: 1 is Weibull, 0 log-normal (Prentice, Biometrika 61 (1974) 539; Cox et al., Stat. Med. 26 (2007) 4352).
    /// </summary>
    GeneralisedGamma,
}
