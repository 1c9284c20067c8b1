package dev.heddle.example.app;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import dev.heddle.example.usecase.account.FindAccount;
import dev.heddle.example.usecase.account.OpenAccount;
import dev.heddle.example.usecase.report.CancelReport;
import dev.heddle.example.usecase.report.FindReport;
import dev.heddle.example.usecase.report.StartReport;
import dev.heddle.example.usecase.transaction.DepositMoney;
import dev.heddle.example.usecase.transaction.FindTransaction;
import dev.heddle.example.usecase.transaction.FollowTransactions;
import dev.heddle.example.usecase.transaction.ListTransactions;
import dev.heddle.example.usecase.transaction.TransactionNews;
import dev.heddle.example.usecase.transaction.TransferMoney;
import dev.heddle.example.usecase.user.FindUser;
import dev.heddle.example.usecase.user.ListUsers;
import dev.heddle.example.usecase.user.RegisterUser;
import dev.heddle.usecase.UseCase;
import java.lang.reflect.Constructor;

/** Binds the use cases, which know no injection framework, by their one public constructor. */
final class UseCaseModule extends AbstractModule {

    @Override
    protected void configure() {
        useCase(RegisterUser.class);
        useCase(FindUser.class);
        useCase(ListUsers.class);

        useCase(OpenAccount.class);
        useCase(FindAccount.class);

        useCase(DepositMoney.class);
        useCase(TransferMoney.class);
        useCase(FindTransaction.class);
        useCase(ListTransactions.class);
        useCase(FollowTransactions.class);
        bind(TransactionNews.class).in(SINGLETON);

        useCase(StartReport.class);
        useCase(FindReport.class);
        useCase(CancelReport.class);
    }

    @SuppressWarnings("unchecked") // the constructors of a class make objects of that class
    private <T extends UseCase<?, ?>> void useCase(Class<T> type) {
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            addError("%s must have one public constructor, actual: %s", type, constructors.length);
            return;
        }
        bind(type).toConstructor((Constructor<T>) constructors[0]).in(SINGLETON);
    }
}
