using System.Collections.Immutable;

namespace Fairlead.Clients.Http;

/// <summary>
/// The base addresses that clients were given. <see cref="HttpClient"/> joins a relative address with its base address itself, so a request
/// of a client that is older than the connection's present address is known by the base address that it begins with.
/// </summary>
/// <param name="first">The one that is always there.</param>
internal sealed class BaseAddresses(Uri first)
{
    /// <summary>The longest first: the path of one may continue that of another.</summary>
    private ImmutableArray<Uri> _given = [first];

    /// <summary>Notes an address that a client gets, and returns it.</summary>
    public Uri Add(Uri address)
    {
        ImmutableInterlocked.Update(
            ref _given, static (given, address) => given.Contains(address) ? given : given.Add(address).Sort(CompareLength), address);
        return address;
    }

    /// <summary>Moves an address under one that was given to the present one. Any other stays as it is.</summary>
    public Uri MoveTo(Uri current, Uri address)
    {
        if (IsUnder(address, current)) return address;
        ImmutableArray<Uri> given = _given;
        foreach (Uri earlier in given)
        {
            if (earlier == current || !IsUnder(address, earlier)) continue;
            return new Uri(current.AbsoluteUri + address.AbsoluteUri[earlier.AbsoluteUri.Length..]);
        }
        bool wasOwn = !HttpAddress.HaveSameOrigin(address, current) && given.Any(earlier => HttpAddress.HaveSameOrigin(address, earlier));
        return wasOwn ? new Uri(current, address.PathAndQuery) : address;
    }

    private static bool IsUnder(Uri address, Uri parent) =>
        HttpAddress.HaveSameOrigin(address, parent) && address.AbsolutePath.StartsWith(parent.AbsolutePath, StringComparison.Ordinal);

    private static int CompareLength(Uri left, Uri right) => right.AbsoluteUri.Length.CompareTo(left.AbsoluteUri.Length);
}
