namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Which names <c>is</c> has made one. The class goes by the name nearest to the main model; among equals by the one that stood on
/// the right of <c>is</c>.
/// </summary>
internal sealed class NameClasses
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>The name by which the class of <paramref name="path"/> goes.</summary>
    public string Find(string path)
    {
        string root = path;
        while (_parents.TryGetValue(root, out string? parent))
        {
            root = parent;
        }

        while (_parents.TryGetValue(path, out string? parent) && parent != root)
        {
            _parents[path] = root;
            path = parent;
        }

        return root;
    }

    /// <summary>Makes two names one.</summary>
    public void Join(string left, string right)
    {
        (left, right) = (Find(left), Find(right));
        if (left == right)
        {
            return;
        }

        if (Depth(left) < Depth(right))
        {
            _parents[right] = left;
        }
        else
        {
            _parents[left] = right;
        }
    }

    private static int Depth(string path) => path.Count(c => c == '.');
}
