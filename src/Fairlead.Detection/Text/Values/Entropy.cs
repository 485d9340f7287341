namespace Fairlead.Detection.Text.Values;

/// <summary>Shannon's entropy of a text's own characters: 0 for a run of one character, at most 6 for random base64.</summary>
internal static class Entropy
{
    public static double Measure(string text, int start, int end)
    {
        var counts = new int[128];
        for (int i = start; i < end; i++) counts[text[i] & 0x7F]++;

        double bits = 0;
        foreach (int count in counts)
        {
            if (count == 0) continue;
            double share = (double)count / (end - start);
            bits -= share * Math.Log(share, 2);
        }
        return bits;
    }
}
