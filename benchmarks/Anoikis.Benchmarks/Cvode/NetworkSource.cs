using System.Globalization;
using System.Text;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>Writes the C file that benchmarks/cvode/network.h describes.</summary>
public static class NetworkSource
{
    private const string StateSignature = "double t, const double* restrict y, const double* restrict p, double* restrict ";

    /// <summary>The text of the file.</summary>
    public static string Write(CvodeNetwork network)
    {
        var pattern = new CompressedColumns(network);
        EliminationSource? elimination = network.Elimination is null ? null : EliminationSource.Build(network, pattern);
        var text = new StringBuilder("/* Generated. */\n#include <math.h>\n\n#include \"network.h\"\n\n");
        Count(text, "states", network.StateCount);
        Count(text, "parameters", network.ParameterCount);
        Count(text, "extended", network.ExtendedCount);
        Count(text, "nonzeros", pattern.Rows.Length);
        Count(text, "lu_nonzeros", elimination?.NonZeros ?? 0);
        text.Append(CultureInfo.InvariantCulture, $"const double network_end = {StraightLine.Number(network.End)};\n");
        Count(text, "segments", network.Segments);
        Array(text, "column_starts", pattern.Starts);
        Array(text, "rows", pattern.Rows);

        Function(text, "void network_prepare(const double* restrict p, double* restrict q)", body =>
        {
            for (int j = 0; j < network.ParameterCount; j++)
            {
                body.Append(CultureInfo.InvariantCulture, $"    q[{j}] = p[{j}];\n");
            }

            for (int k = 0; k < network.Prepared.Count; k++)
            {
                (var graph, int node) = network.Prepared[k];
                body.Append("    {\n    const double* p = q;\n    (void)p;\n");
                StraightLine.Append(body, graph, [($"q[{(network.ParameterCount + k).ToString(CultureInfo.InvariantCulture)}]", node)]);
                body.Append("    }\n");
            }
        });
        Function(text, "void network_initial(const double* restrict p, double* restrict y)", body =>
            StraightLine.Append(body, network.InitialGraph, Targets("y", network.Initial)));
        Function(text, "double network_margin(const double* restrict y, const double* restrict p)", body =>
        {
            body.Append("    double margin;\n");
            StraightLine.Append(body, network.Graph, [("margin", network.Margin)]);
            body.Append("    return margin;\n");
        });
        Function(text, $"void network_rhs({StateSignature}f)", body =>
            StraightLine.Append(body, network.Graph, Targets("f", network.Derivatives)), "t", "p");
        Function(text, $"void network_jacobian({StateSignature}values)", body =>
            StraightLine.Append(body, network.Graph, Targets("values", pattern.Nodes)), "t", "y", "p");
        Function(text, "void network_step_matrix(double gamma, const double* restrict j, double* restrict m)", body =>
        {
            for (int k = 0; k < pattern.Rows.Length; k++)
            {
                body.Append(CultureInfo.InvariantCulture, $"    m[{k}] = {(pattern.IsDiagonal(k) ? "1 - " : "-")}gamma * j[{k}];\n");
            }
        });
        Function(text, "void network_factor(double gamma, const double* restrict j, double* restrict lu)", body =>
            body.Append(elimination?.Factor), "gamma", "j", "lu");
        Function(text, "void network_solve(const double* restrict lu, double* restrict b)", body =>
            body.Append(elimination?.Solve), "lu", "b");
        return text.ToString();
    }

    private static List<(string Target, int Node)> Targets(string array, IReadOnlyList<int> nodes)
        => [.. nodes.Select((node, i) => (string.Create(CultureInfo.InvariantCulture, $"{array}[{i}]"), node))];

    private static void Count(StringBuilder text, string name, int value)
        => text.Append(CultureInfo.InvariantCulture, $"const int network_{name} = {value};\n");

    private static void Array(StringBuilder text, string name, IEnumerable<int> values)
        => text.Append(CultureInfo.InvariantCulture, $"const int network_{name}[] = {{{string.Join(", ", values)}}};\n");

    private static void Function(StringBuilder text, string signature, Action<StringBuilder> body, params ReadOnlySpan<string> perhapsUnused)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{signature} {{\n");
        foreach (string name in perhapsUnused)
        {
            text.Append(CultureInfo.InvariantCulture, $"    (void){name};\n");
        }

        body(text);
        text.Append("}\n");
    }
}
