using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>
/// Whether a validation callback lets certificates pass that the checks before it have refused. It is tried out with certificates that
/// anybody can show: self-made ones, and one of another host. It counts as accepting when it says yes to one of them whatever the program
/// decides on the way, so that one real check is enough to be left alone.
/// </summary>
internal static class CallbackVerdicts
{
    private const int MostTrials = 300;
    private const int MostDecisions = 10;

    /// <summary>Describes what passes, in the words of a message. Returns null if the callback checks.</summary>
    public static string? DescribeAccepted(
        IReadOnlyList<IParameterSymbol> parameters, IOperation body, bool resultIsTruth, CancellationToken cancellationToken)
    {
        bool areErrorsRead = false, isChainRead = false;
        foreach (IOperation descendant in body.Descendants())
        {
            areErrorsRead |= CallbackExpressions.IsErrorsType(descendant.Type);
            isChainRead |= CallbackExpressions.IsChainType(descendant.Type);
        }

        bool isPeerChosen = !areErrorsRead && !isChainRead;
        if (AcceptsSelfMade(CertificateErrors.Name | CertificateErrors.Chain)) return "any certificate";
        if (!areErrorsRead) return null;
        if (AcceptsSelfMade(CertificateErrors.Chain)) return "untrusted certificates";
        return Accepts(ShownCertificate.CreateOfOtherHost()) ? "certificates issued to other hosts" : null;

        bool AcceptsSelfMade(CertificateErrors errors) =>
            ShownCertificate.CreateSelfMade(errors, isChainRead, isPeerChosen).Any(Accepts);

        bool Accepts(ShownCertificate shown)
        {
            int trials = 0;
            return AcceptsAfter([]);

            bool AcceptsAfter(bool[] decisions)
            {
                if (++trials > MostTrials || decisions.Length > MostDecisions) return false;
                var trial = new CallbackInterpreter(shown, decisions, cancellationToken);
                bool accepts = trial.Accepts(parameters, body, resultIsTruth);
                if (trial.HasGivenUp) return false;
                return trial.Undecided switch
                {
                    null => accepts,
                    Decider.OtherSide => AcceptsAfter(Append(decisions, true)) || AcceptsAfter(Append(decisions, false)),
                    _ => AcceptsAfter(Append(decisions, true)) && AcceptsAfter(Append(decisions, false)),
                };
            }
        }
    }

    // A collection expression would need spans, which the oldest hosts do not have.
    private static bool[] Append(bool[] decisions, bool decision)
    {
        bool[] longer = new bool[decisions.Length + 1];
        decisions.CopyTo(longer, 0);
        longer[decisions.Length] = decision;
        return longer;
    }
}
