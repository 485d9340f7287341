namespace Fairlead.Detection.SecretFormats.Checks;

/// <summary>CRC-32 as in zlib, over the ASCII characters of a text.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = CreateTable();

    public static uint Compute(string text, int start, int end)
    {
        uint crc = uint.MaxValue;
        for (int i = start; i < end; i++) crc = (crc >> 8) ^ Table[(crc ^ text[i]) & 0xFF];
        return ~crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++) entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xEDB88320 : entry >> 1;
            table[i] = entry;
        }
        return table;
    }
}
