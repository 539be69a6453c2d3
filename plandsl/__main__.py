"""`python -m plandsl` is the same as `plandsl`."""

if __name__ == "__main__":
    from plandsl.cli import main

    main()
