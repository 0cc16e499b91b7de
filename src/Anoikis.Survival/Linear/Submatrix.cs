namespace Anoikis.Survival.Linear;

/// <summary>Rows and columns of a square matrix.</summary>
internal static class Submatrix
{
    /// <summary>The entries of the chosen rows and columns.</summary>
    public static double[,] Of(double[,] matrix, IReadOnlyList<int> chosen)
    {
        double[,] part = new double[chosen.Count, chosen.Count];
        for (int i = 0; i < chosen.Count; i++)
        {
            for (int j = 0; j < chosen.Count; j++)
            {
                part[i, j] = matrix[chosen[i], chosen[j]];
            }
        }

        return part;
    }
}
