using System.Diagnostics.CodeAnalysis;

namespace Fairlead.CodeFixes;

/// <summary>What a step of a move gave, or why it can't be done: the end of the sentence "Cannot move to a connection: …".</summary>
internal readonly record struct Attempt<T>
    where T : class
{
    private Attempt(T? value, string? obstacle) => (Value, Obstacle) = (value, obstacle);

    public T? Value { get; }

    public string? Obstacle { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Obstacle))]
    public bool Succeeded => Value is not null;

    public static implicit operator Attempt<T>(T value) => new(value, null);

    public static Attempt<T> Fail(string obstacle) => new(null, obstacle);

    public override string ToString() => Obstacle ?? typeof(T).Name;
}
