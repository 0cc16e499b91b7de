using System.Globalization;
using System.Text;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>Draws what is left of cytochrome c in the mitochondria over stress.</summary>
internal static class OffStateDrawing
{
    private const double Left = 60;
    private const double Top = 30;
    private const double Width = 520;
    private const double Height = 240;
    private const double MostStress = 5;
    private static readonly string[] Inks = ["#1b6ca8", "#b5541c", "#3b7d3b"];

    public static string Draw(IReadOnlyList<(string Name, Func<double, double> FromRest)> lines, double afterMomp)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 330\" font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"640\" height=\"330\" fill=\"#ffffff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top}V{Top + Height}H{Left + Width}\" fill=\"none\" stroke=\"#444\"/>\n");
        for (int tick = 0; tick <= MostStress; tick++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(tick):F0}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{tick}</text>\n");
        }

        foreach (double share in (ReadOnlySpan<double>)[0, 0.5, 1])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(share) + 4:F0}\" text-anchor=\"end\">{100 * share:F0} %</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (Width / 2)}\" y=\"{Top + Height + 42}\" text-anchor=\"middle\">stress, held for 20 days</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\">cytochrome c in the mitochondria: solid from rest, dashed after MOMP</text>\n");
        for (int line = 0; line < lines.Count; line++)
        {
            IEnumerable<string> points = Enumerable.Range(0, 26).Select(i => i * MostStress / 25).Select(s => string.Create(CultureInfo.InvariantCulture, $"{X(s):F0},{Y(lines[line].FromRest(s)):F0}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{Inks[line]}\" stroke-width=\"2\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Width - 110}\" y=\"{Top + 20 + (18 * line)}\" fill=\"{Inks[line]}\">{lines[line].Name}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(0):F0} {Y(afterMomp) - 2:F0}H{X(MostStress):F0}\" stroke=\"#444\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>\n</svg>\n");
        return svg.ToString();
    }

    private static double X(double stress) => Left + (Width * stress / MostStress);

    private static double Y(double share) => Top + (Height * (1 - Math.Clamp(share, 0, 1)));
}
