namespace Anoikis.Numerics.Random;

/// <summary>A number for a name, for keys of random streams: FNV-1a over its UTF-16 units, which no runtime or machine changes.</summary>
public static class NameKey
{
    /// <summary>32 bits.</summary>
    public static uint Of32(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }

    /// <summary>64 bits: among n names two coincide with probability of about n^2 / 2^65.</summary>
    public static ulong Of64(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash;
    }
}
